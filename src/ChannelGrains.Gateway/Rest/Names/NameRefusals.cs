using ChannelGrains.Domain.Refusals;
using Google.Protobuf.Reflection;

namespace ChannelGrains.Gateway.Rest.Names;

/// <summary>Why the names of a REST call are refused.</summary>
internal static class NameRefusals
{
    public static Refusal UnknownField(string path, string name, string where, IReadOnlyCollection<string> known) =>
        Refusal.InvalidArgument("FIELD_UNKNOWN", $"'{Shown(name)}' is no {where}. {NearestName.Advice(name, known)} Nothing was done.", Shown(path));

    public static Refusal UnknownValue(string path, string value, EnumDescriptor values) =>
        Refusal.InvalidArgument("VALUE_UNKNOWN",
            $"'{Shown(value)}' is no value of {Shown(path)}. {NearestName.Advice(value, [.. values.Values.Select(each => each.Name)])} Nothing was done.", Shown(path));

    public static Refusal Twice(string path, string? how = null) =>
        Refusal.InvalidArgument("FIELD_TWICE", $"{Shown(path)} is given twice{how}. Give it once. Nothing was done.", Shown(path));

    public static Refusal Malformed(string message) =>
        Refusal.InvalidArgument("BODY_MALFORMED", $"The body is no JSON: {message} Nothing was done.");

    public static Refusal UnexpectedBody { get; } =
        Refusal.InvalidArgument("BODY_UNEXPECTED", "This call takes no body: send its fields as query parameters, behind a '?' in the address.");

    /// <summary>A name may be of any length and of any characters.</summary>
    private static string Shown(string text)
    {
        const int most = 200;
        var plain = string.Concat(text.Take(most).Select(each => char.IsControl(each) || char.IsSurrogate(each) ? '\uFFFD' : each));
        return text.Length <= most ? plain : plain + "...";
    }
}
