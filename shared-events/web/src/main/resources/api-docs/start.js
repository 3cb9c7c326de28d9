SwaggerUIBundle({url: "openapi.json", dom_id: "#api", docExpansion: "none", filter: true, validatorUrl: null});
