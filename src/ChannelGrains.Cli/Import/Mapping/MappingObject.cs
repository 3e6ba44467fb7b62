using System.Text.Json;

namespace ChannelGrains.Cli.Import;

/// <summary>
/// One JSON object of a mapping. Names that it does not know are errors, so that a slip of the pen is not a silent default.
/// </summary>
internal sealed class MappingObject
{
    private readonly JsonElement _element;

    /// <exception cref="MappingException">It is not an object or has a name outside <paramref name="names"/>.</exception>
    public MappingObject(JsonElement element, string path, params ReadOnlySpan<string> names)
    {
        _element = element;
        Path = path;
        if (element.ValueKind != JsonValueKind.Object)
            throw new MappingException($"Mapping: {path} must be an object {{ ... }}.");

        foreach (var property in element.EnumerateObject())
            if (!names.Contains(property.Name))
                throw new MappingException($"Mapping: {path} has no '{property.Name}'; it may have: {string.Join(", ", names.ToArray())}.");
    }

    /// <summary>Where the object stands, for messages.</summary>
    public string Path { get; }

    public bool Has(string name) => _element.TryGetProperty(name, out _);

    public JsonElement? Element(string name) => _element.TryGetProperty(name, out var value) ? value : null;

    public string? Text(string name) => Element(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new MappingException($"Mapping: {Path}.{name} must be a string.");

    public string RequiredText(string name) =>
        Text(name) is { Length: > 0 } text ? text : throw new MappingException($"Mapping: {Path}.{name} is missing.");

    public int? Integer(string name) => Element(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : throw new MappingException($"Mapping: {Path}.{name} must be a whole number.");

    public IEnumerable<(JsonElement Element, string Path)> List(string name)
    {
        if (Element(name) is not { } value)
            yield break;

        if (value.ValueKind != JsonValueKind.Array)
            throw new MappingException($"Mapping: {Path}.{name} must be a list [ ... ].");

        var index = 0;
        foreach (var item in value.EnumerateArray())
            yield return (item, $"{Path}.{name}[{index++}]");
    }
}
