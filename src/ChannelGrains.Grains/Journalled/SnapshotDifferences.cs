using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ChannelGrains.Grains.Journalled;

/// <summary>What a field of two snapshots says that is not the same.</summary>
internal static class SnapshotDifferences
{
    private const int Kept = 8;
    private const int MaxText = 400;

    /// <summary>What two messages say that is not the same.</summary>
    /// <param name="parser">Reads them.</param>
    /// <param name="expected">What the journal gives.</param>
    /// <param name="actual">What is compared with it.</param>
    /// <param name="ofField">Says it of one field, for those that are bytes of a form of their own; null for the others.</param>
    public static IEnumerable<string> Of(
        MessageParser parser, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual, Func<FieldDescriptor, object?, object?, IEnumerable<string>?>? ofField = null)
    {
        if (expected.SequenceEqual(actual))
            return [];
        var (journalled, held) = (parser.ParseFrom(expected), parser.ParseFrom(actual));
        List<string> found = [.. journalled.Descriptor.Fields.InDeclarationOrder().SelectMany(field =>
        {
            var (should, has) = (field.Accessor.GetValue(journalled), field.Accessor.GetValue(held));
            return ofField?.Invoke(field, should, has) ?? Of(field, should, has);
        })];
        return found.Count > 0 ? found : ["its bytes are other than those of the fold"];
    }

    public static IEnumerable<string> Of(FieldDescriptor field, object? expected, object? actual)
    {
        if (field.IsRepeated && expected is IList should && actual is IList has)
            return OfLists(field.Name, should, has).Take(Kept);
        return Equals(expected, actual) ? [] : [Say(field.Name, expected, actual)];
    }

    public static string Say(string what, object? expected, object? actual) => $"{what} is {Text(actual)}, and {Text(expected)} by the journal";

    private static IEnumerable<string> OfLists(string name, IList expected, IList actual)
    {
        for (var i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            var (should, has) = (i < expected.Count ? expected[i] : null, i < actual.Count ? actual[i] : null);
            if (!Equals(should, has))
                yield return Say($"{name}[{i}]", should, has);
        }
    }

    private static string Text(object? value)
    {
        var text = value is null ? "not there" : $"{value}";
        return text.Length <= MaxText ? text : text[..MaxText] + "...";
    }
}
