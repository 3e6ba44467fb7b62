using System.Buffers;

namespace ChannelGrains.Journal;

/// <summary>The name of one journal, for example <c>partner/4711</c>: 1 to 200 printable ASCII characters.</summary>
/// <exception cref="ArgumentException">The value is empty, too long, or holds another character.</exception>
public readonly record struct JournalName(string Value)
{
    public const int MaxBytes = 200;

    private static readonly SearchValues<char> Printable =
        SearchValues.Create(Enumerable.Range(0x20, 0x7F - 0x20).Select(code => (char)code).ToArray());

    public string Value { get; } = Check(Value);

    public override string ToString() => Value;

    /// <summary>Whether a name can start with it: what holds another character, no name does.</summary>
    public static bool CanStartWith(string prefix) => prefix.Length <= MaxBytes && !prefix.AsSpan().ContainsAnyExcept(Printable);

    private static string Check(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        if (!CanStartWith(value))
            throw new ArgumentException($"A journal name has 1 to {MaxBytes} printable ASCII characters; this one has {value.Length}.", nameof(value));
        return value;
    }
}
