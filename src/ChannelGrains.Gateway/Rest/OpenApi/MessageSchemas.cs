using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Microsoft.OpenApi;

namespace ChannelGrains.Gateway.Rest.OpenApi;

/// <summary>JSON schemas of messages by proto3's JSON mapping, as components of one document.</summary>
internal sealed class MessageSchemas(OpenApiDocument document)
{
    private const string Package = "google.protobuf.";

    private readonly HashSet<string> _added = [];

    /// <summary>True for a message that JSON writes as a string.</summary>
    public static bool IsText(MessageDescriptor message) => message.FullName is Package + "Timestamp" or Package + "Duration" or Package + "FieldMask";

    /// <summary>A reference to the message's schema.</summary>
    public IOpenApiSchema Of(MessageDescriptor message) => message.FullName switch
    {
        Package + "Timestamp" => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        Package + "Duration" => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = @"^-?[0-9]+(\.[0-9]{1,9})?s$" },
        Package + "FieldMask" => new OpenApiSchema { Type = JsonSchemaType.String },
        Package + "Any" => Reference(message.FullName, () => new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "Any message; @type says which.",
            Properties = new Dictionary<string, IOpenApiSchema> { ["@type"] = new OpenApiSchema { Type = JsonSchemaType.String } },
            AdditionalPropertiesAllowed = true,
        }),
        var name when name.StartsWith(Package, StringComparison.Ordinal) => throw new NotSupportedException($"{name} has a JSON form of its own that the OpenAPI document does not know yet."),
        var name => Reference(name, () => ObjectOf(message, _ => true)),
    };

    /// <summary>The schema of one field, with its comment.</summary>
    public IOpenApiSchema Of(FieldDescriptor field)
    {
        var schema = field switch
        {
            { IsMap: true } => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = OfOne(field.MessageType.FindFieldByNumber(2)) },
            { IsRepeated: true } => new OpenApiSchema { Type = JsonSchemaType.Array, Items = OfOne(field) },
            _ => OfOne(field),
        };
        if (ProtoFiles.Comment(field) is { Length: > 0 } comment)
            schema.Description = comment;
        return schema;
    }

    /// <summary>A message without some of its fields, in place.</summary>
    public OpenApiSchema ObjectOf(MessageDescriptor message, Func<FieldDescriptor, bool> has) => new()
    {
        Type = JsonSchemaType.Object,
        Description = ProtoFiles.Comment(message),
        Properties = message.Fields.InDeclarationOrder().Where(has).ToDictionary(field => field.JsonName, Of),
    };

    private IOpenApiSchema OfOne(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Bool => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        FieldType.String => new OpenApiSchema { Type = JsonSchemaType.String },
        FieldType.Bytes => new OpenApiSchema { Type = JsonSchemaType.String, Format = "byte" },
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
        FieldType.UInt32 or FieldType.Fixed32 => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "0" },
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => new OpenApiSchema { Type = JsonSchemaType.String, Format = "int64" },
        FieldType.UInt64 or FieldType.Fixed64 => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uint64" },
        FieldType.Float or FieldType.Double => new OpenApiSchema { Type = JsonSchemaType.Number },
        FieldType.Enum => Reference(field.EnumType.FullName, () => OfEnum(field.EnumType)),
        _ => Of(field.MessageType),
    };

    private static OpenApiSchema OfEnum(EnumDescriptor values) => new()
    {
        Type = JsonSchemaType.String,
        Description = string.Join('\n', values.Values.Select(value => $"- {value.Name}: {ProtoFiles.Comment(value)}").Prepend(ProtoFiles.Comment(values) + "\n")),
        Enum = [.. values.Values.Select(value => (JsonNode)value.Name)],
    };

    private OpenApiSchemaReference Reference(string name, Func<OpenApiSchema> make)
    {
        // Noted before it is made: a message may hold itself.
        if (_added.Add(name))
            document.AddComponent(name, make());
        return new OpenApiSchemaReference(name, document);
    }
}
