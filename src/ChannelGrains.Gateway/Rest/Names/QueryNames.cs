using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Rest.OpenApi;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.WebUtilities;

namespace ChannelGrains.Gateway.Rest.Names;

/// <summary>Looks through the query parameters of one call for names that it does not have, and for what is given twice.</summary>
internal sealed class QueryNames(HttpBinding binding)
{
    private readonly List<IReadOnlyList<FieldDescriptor>> _parameters = [.. binding.QueryFields()];
    private readonly List<string> _names = [.. binding.QueryFields().Select(field => string.Join('.', field.Select(one => one.JsonName)))];

    /// <summary>The first refusal; null when all is well. Read as it came: a parsed query takes names of other case for one.</summary>
    public Refusal? Check(string? query)
    {
        var seen = new HashSet<IReadOnlyList<FieldDescriptor>>();
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var name = pair.DecodeName().ToString();
            if (MessageNames.Resolve(binding.Method.InputType, name) is not { } field)
                return NameRefusals.UnknownField(name, name, "query parameter of this call", _names);
            if (binding.IsInPath(field))
                return NameRefusals.Twice(name, ", here and in the path");
            if (_parameters.Find(each => each.SequenceEqual(field)) is not { } parameter)
                return NameRefusals.UnknownField(name, name, field[0].Name == binding.Body || binding.Body == HttpBinding.WholeRequest ? "query parameter: this call has it in its body" : "query parameter of this call", _names);
            if (!parameter[^1].IsRepeated && !seen.Add(parameter))
                return NameRefusals.Twice(name);
            if (parameter[^1].FieldType == FieldType.Enum && pair.DecodeValue().ToString() is var value && !IsValue(parameter[^1].EnumType, value))
                return NameRefusals.UnknownValue(name, value, parameter[^1].EnumType);
        }
        return null;
    }

    private static bool IsValue(EnumDescriptor values, string value) =>
        int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) ? values.FindValueByNumber(number) is not null : values.FindValueByName(value) is not null;
}
