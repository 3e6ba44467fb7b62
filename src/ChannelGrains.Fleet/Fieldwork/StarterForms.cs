using System.Text.Json.Nodes;
using ChannelGrains.Forms.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using YamlDotNet.RepresentationModel;

namespace ChannelGrains.Fleet.Fieldwork;

/// <summary>The forms that the fleet works with: the files of the starter set of <c>channelctl</c>, which a company would put as they are or change.</summary>
internal static class StarterForms
{
    public const string Hygiene = "store-hygiene", Training = "product-training", Customers = "customer-satisfaction", Partners = "partner-satisfaction", AntiBribery = "anti-bribery";

    /// <summary>A form of the set, as its file says it.</summary>
    public static Form Read(string formId)
    {
        using var file = new StreamReader(typeof(StarterForms).Assembly.GetManifestResourceStream($"{formId}.yaml")!);
        var yaml = new YamlStream();
        yaml.Load(file);
        return Form.Parser.ParseJson(Message((YamlMappingNode)yaml.Documents.Single().RootNode, Form.Descriptor).ToJsonString());
    }

    private static JsonObject Message(YamlMappingNode table, MessageDescriptor type) =>
        new(table.Children.Select(entry => KeyValuePair.Create(Text(entry.Key), Field(entry.Value, type.FindFieldByName(Text(entry.Key))))));

    private static JsonNode? Field(YamlNode node, FieldDescriptor field) => node switch
    {
        YamlMappingNode texts when field.IsMap => new JsonObject(texts.Children.Select(entry => KeyValuePair.Create(Text(entry.Key), (JsonNode?)Text(entry.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(item => Value(item, field))]),
        _ => Value(node, field),
    };

    private static JsonNode? Value(YamlNode node, FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message => Message((YamlMappingNode)node, field.MessageType),
        FieldType.Bool => bool.Parse(Text(node)),
        // Files leave out what all values of an enum begin with.
        FieldType.Enum => field.EnumType.Values.Single(value => value.Name.EndsWith($"_{Text(node)}", StringComparison.Ordinal)).Name,
        _ => Text(node),
    };

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;
}
