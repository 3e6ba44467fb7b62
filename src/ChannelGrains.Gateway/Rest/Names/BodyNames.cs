using System.Buffers;
using System.Text.Json;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Rest.OpenApi;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Routing;

namespace ChannelGrains.Gateway.Rest.Names;

/// <summary>Looks through a JSON body for names that its message does not have, and for what is given twice. Whether a value is of its field's type the
/// transcoding finds out.</summary>
internal ref struct BodyNames
{
    private readonly RouteValueDictionary _path;
    private readonly List<string> _way = []; // names and places, as the caller wrote them
    private Utf8JsonReader _reader;
    private string? _field; // by the protos' names, from the request; null within lists, which no path names

    private BodyNames(ReadOnlySequence<byte> json, string? bodyField, RouteValueDictionary path)
    {
        _reader = new Utf8JsonReader(json);
        _path = path;
        _field = bodyField ?? "";
    }

    /// <summary>The first refusal; null when all is well.</summary>
    /// <param name="json">The body.</param>
    /// <param name="message">What it is.</param>
    /// <param name="bodyField">The field of the request that it is; null when it is the whole request.</param>
    /// <param name="path">What the call's path names, by the protos' names from the request.</param>
    public static Refusal? Check(ReadOnlySequence<byte> json, MessageDescriptor message, FieldDescriptor? bodyField, RouteValueDictionary path)
    {
        var names = new BodyNames(json, bodyField?.Name, path);
        if (bodyField is not null)
            names._way.Add(bodyField.JsonName);
        try
        {
            if (!names._reader.Read())
                return null;
            var refusal = names.One(message);
            return refusal ?? (names._reader.Read() ? NameRefusals.Malformed("something comes behind its end.") : null);
        }
        catch (JsonException exception)
        {
            return NameRefusals.Malformed($"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1} is not what may stand there.");
        }
        catch (InvalidOperationException)
        {
            return NameRefusals.Malformed("a text in it is no UTF-8.");
        }
    }

    private Refusal? One(MessageDescriptor message)
    {
        if (_reader.TokenType == JsonTokenType.StartObject && !MessageSchemas.IsText(message))
            return Object(message);
        _reader.Skip();
        return null;
    }

    private Refusal? Object(MessageDescriptor message)
    {
        var known = MessageNames.Of(message);
        var seen = new HashSet<object>();
        var field = _field;
        if (field is { Length: 0 })
            seen.UnionWith(OneofsInPath(message));
        while (Next() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = _reader.GetString()!;
            _way.Add(name);
            if (known.Find(name) is not { } each)
                return NameRefusals.UnknownField(Path, name, Path.Length > name.Length ? $"field of {Path[..^name.Length].TrimEnd('.')}" : "field of this call", known.Names);
            if (!seen.Add(each))
                return NameRefusals.Twice(Path);
            Next();
            if (_reader.TokenType != JsonTokenType.Null)
            {
                if (each.RealContainingOneof is { } oneof && !seen.Add(oneof) && !(field is { Length: 0 } && _path.ContainsKey(each.Name)))
                    return NameRefusals.Twice(Path, $": of {string.Join(", ", oneof.Fields.Select(one => one.JsonName))} a call has one");
                _field = field is null ? null : field.Length == 0 ? each.Name : $"{field}.{each.Name}";
                if (Value(each) is { } refusal)
                    return refusal;
                _field = field;
            }
            _way.RemoveAt(_way.Count - 1);
        }
        return null;
    }

    /// <summary>What the path names is set behind the body, and would take the place of the body's choice.</summary>
    private readonly IEnumerable<object> OneofsInPath(MessageDescriptor message)
    {
        var path = _path;
        return message.Fields.InDeclarationOrder().Where(field => path.ContainsKey(field.Name)).Select(field => field.RealContainingOneof).OfType<object>();
    }

    private Refusal? Value(FieldDescriptor field)
    {
        if (field.IsMap)
            return _reader.TokenType == JsonTokenType.StartObject ? Map(field) : Skip();
        if (field.IsRepeated)
            return _reader.TokenType == JsonTokenType.StartArray ? List(field) : Skip();
        if (_field is { Length: > 0 } && _path.TryGetValue(_field, out var inPath) && inPath is string given && !IsSame(given))
            return NameRefusals.Twice(Path, $", here and in the path as '{given}'");
        return Element(field);
    }

    private Refusal? Map(FieldDescriptor field)
    {
        var keys = new HashSet<string>();
        var value = field.MessageType.FindFieldByNumber(2);
        _field = null;
        while (Next() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = _reader.GetString()!;
            _way.Add(key);
            if (!keys.Add(key))
                return NameRefusals.Twice(Path);
            Next();
            if (Element(value) is { } refusal)
                return refusal;
            _way.RemoveAt(_way.Count - 1);
        }
        return null;
    }

    private Refusal? List(FieldDescriptor field)
    {
        _field = null;
        for (var place = 0; Next() && _reader.TokenType != JsonTokenType.EndArray; place++)
        {
            _way.Add($"[{place}]");
            if (Element(field) is { } refusal)
                return refusal;
            _way.RemoveAt(_way.Count - 1);
        }
        return null;
    }

    private Refusal? Element(FieldDescriptor field)
    {
        if (field.FieldType == FieldType.Message)
            return One(field.MessageType);
        if (field.FieldType == FieldType.Enum && _reader.TokenType == JsonTokenType.String && _reader.GetString()! is var value && field.EnumType.FindValueByName(value) is null)
            return NameRefusals.UnknownValue(Path, value, field.EnumType);
        return Skip();
    }

    private Refusal? Skip()
    {
        _reader.Skip();
        return null;
    }

    private bool Next() => _reader.Read();

    private readonly bool IsSame(string inPath) => _reader.TokenType == JsonTokenType.String && _reader.GetString() == inPath;

    private readonly string Path => string.Join('.', _way).Replace(".[", "[", StringComparison.Ordinal);
}
