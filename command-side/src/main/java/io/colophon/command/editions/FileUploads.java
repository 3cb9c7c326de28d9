package io.colophon.command.editions;

import io.colophon.command.Commands;
import io.colophon.command.editions.AddFile.StoredFile;
import io.colophon.command.editions.FindEdition.Found;
import io.colophon.contract.Refusal;
import io.colophon.contract.editions.UploadRoot;
import io.colophon.web.StoragePaths;
import io.colophon.web.UploadForm;
import io.colophon.web.Written;
import io.colophon.web.files.BookFileType;
import io.colophon.web.security.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Takes files of editions in. They go to disk as they come, so their size costs no memory. */
@Component
public class FileUploads {

    private final Commands commands;
    private final UploadFolders folders;
    private final UploadForm.Expected form;

    public FileUploads(
            Commands commands,
            StoragePaths storage,
            @Value("${colophon.largest-file-megabytes:4096}") long largestFileMegabytes) {
        this.commands = commands;
        this.folders = new UploadFolders(storage);
        this.form = new UploadForm.Expected("file", largestFileMegabytes << 20, "invalid multipart form");
    }

    /** Puts the file of a request into its folder and hands it on; when that comes to nothing, the file goes again. */
    <T> Mono<T> take(ServerHttpRequest request, Found edition, Caller caller, Function<StoredFile, Mono<T>> add) {
        UploadRoot root = UploadRoot.of(edition.details().format());
        return author(edition, caller)
                .flatMap(author -> folders.incoming(root, incoming -> UploadForm.read(request, form, incoming)
                        .map(FileUploads::name)
                        .flatMap(name ->
                                blocking(() -> settled(incoming, root, folders.folder(root, edition, author), name)))))
                .flatMap(file -> add.apply(file).onErrorResume(Refusal.class, refusal -> delete(root, file.path())
                        .then(Mono.error(refusal))));
    }

    /** What counts of the name that the sender gave. */
    private static String name(UploadForm sent) {
        if (!sent.hasFile()) {
            throw Refusal.invalid("file is required");
        }
        String name = sent.fileName().substring(sent.fileName().lastIndexOf('/') + 1);
        BookFileType.of(name);
        return name;
    }

    private StoredFile settled(Path incoming, UploadRoot root, String folder, String name) throws IOException {
        String extension = BookFileType.of(name);
        FileContent.check(incoming, extension);
        long bytes = Files.size(incoming);
        String path = folders.settle(incoming, root, folder, name);
        return new StoredFile(root, null, path, name, extension, bytes);
    }

    private Mono<String> author(Found edition, Caller caller) {
        return Mono.justOrEmpty(edition.author())
                .flatMap(id -> commands.send(new FindName(id), caller))
                .map(Written::result)
                .defaultIfEmpty("");
    }

    Mono<Void> delete(UploadRoot root, String path) {
        return blocking(() -> Files.deleteIfExists(folders.root(root).resolve(path)))
                .then();
    }

    private static <T> Mono<T> blocking(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
