using System.Text;
using Google.Protobuf.Reflection;
using Microsoft.OpenApi;

namespace ChannelGrains.Gateway.Rest.OpenApi;

/// <summary>The OpenAPI 3.1 document of the REST API, made of the protos: their HTTP rules, messages and comments.</summary>
internal sealed class ApiDocument
{
    private const string Error = "Error";

    private readonly Lazy<Task<byte[]>> _json = new(async () =>
        Encoding.UTF8.GetBytes(await Build(ProtoFiles.Load()).SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1) + "\n"));

    /// <summary>The document in UTF-8, made once.</summary>
    public Task<byte[]> Json => _json.Value;

    private static OpenApiDocument Build(IEnumerable<FileDescriptor> files)
    {
        var document = new OpenApiDocument
        {
            Info = new OpenApiInfo { Title = "ChannelGrains", Version = "v1", Description = "Sales of partners, live. Every unary gRPC method as JSON over HTTP." },
            Servers = [new OpenApiServer { Url = "/" }],
            Paths = [],
            Tags = new HashSet<OpenApiTag>(),
        };
        var schemas = new MessageSchemas(document);
        AddSecurity(document);
        document.AddComponent(Error, new OpenApiResponse
        {
            Description = "What went wrong: the gRPC code, a message for people, and details with a reason for programs.",
            Content = JsonOf(schemas.Of(Google.Rpc.Status.Descriptor)),
        });
        foreach (var service in files.SelectMany(file => file.Services))
        {
            document.Tags.Add(new OpenApiTag { Name = service.Name, Description = ProtoFiles.Comment(service) });
            foreach (var (way, binding) in service.Methods.SelectMany(method => HttpBinding.Of(method).Index()))
                Add(document, schemas, binding, way);
        }
        return document;
    }

    private static void AddSecurity(OpenApiDocument document)
    {
        document.AddComponent("apiKey", new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "x-api-key" });
        document.AddComponent("bearer", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The API key." });
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("apiKey", document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] },
            // On loopback without configured keys none is needed.
            new OpenApiSecurityRequirement(),
        ];
    }

    private static void Add(OpenApiDocument document, MessageSchemas schemas, HttpBinding binding, int way)
    {
        if (!document.Paths.TryGetValue(binding.Path, out var path))
            document.Paths[binding.Path] = path = new OpenApiPathItem();
        ((OpenApiPathItem)path).AddOperation(binding.Verb, new OpenApiOperation
        {
            OperationId = $"{binding.Method.Service.Name}_{binding.Method.Name}{(way == 0 ? "" : $"_{way + 1}")}",
            Description = ProtoFiles.Comment(binding.Method),
            Tags = new HashSet<OpenApiTagReference> { new(binding.Method.Service.Name, document) },
            Parameters = [.. Parameters(schemas, binding)],
            RequestBody = Body(schemas, binding) is { } body ? new OpenApiRequestBody { Required = true, Content = JsonOf(body) } : null,
            Responses = new OpenApiResponses
            {
                ["200"] = new OpenApiResponse { Description = ProtoFiles.Comment(binding.Method.OutputType), Content = JsonOf(schemas.Of(binding.Method.OutputType)) },
                ["default"] = new OpenApiResponseReference(Error, document),
            },
        });
    }

    private static IEnumerable<IOpenApiParameter> Parameters(MessageSchemas schemas, HttpBinding binding)
    {
        foreach (var field in binding.PathFields)
            yield return Parameter(field[^1].JsonName, ParameterLocation.Path, field[^1]);
        foreach (var field in binding.QueryFields())
            yield return Parameter(string.Join('.', field.Select(one => one.JsonName)), ParameterLocation.Query, field[^1]);

        OpenApiParameter Parameter(string name, ParameterLocation place, FieldDescriptor field) => new()
        {
            Name = name,
            In = place,
            Required = place == ParameterLocation.Path,
            Description = ProtoFiles.Comment(field),
            Schema = schemas.Of(field),
        };
    }

    private static IOpenApiSchema? Body(MessageSchemas schemas, HttpBinding binding) => binding.Body switch
    {
        "" => null,
        HttpBinding.WholeRequest => schemas.ObjectOf(binding.Method.InputType, field => !binding.IsInPath([field])),
        var name => schemas.Of(binding.Method.InputType.FindFieldByName(name)),
    };

    private static Dictionary<string, IOpenApiMediaType> JsonOf(IOpenApiSchema schema) => new() { ["application/json"] = new OpenApiMediaType { Schema = schema } };
}
