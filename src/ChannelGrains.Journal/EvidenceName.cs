using System.Buffers;

namespace ChannelGrains.Journal;

/// <summary>The name of a kept file: the SHA-256 of its content as 64 lowercase hexadecimal digits, so that no name is a path.</summary>
/// <exception cref="ArgumentException">The value is no such name.</exception>
public readonly record struct EvidenceName(string Value)
{
    public const int Digits = 64;

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    public string Value { get; } = Is(Value) ? Value : throw new ArgumentException($"A file is named by the {Digits} lowercase hexadecimal digits of its SHA-256.", nameof(Value));

    public static bool Is(string? value) => value is { Length: Digits } && !value.AsSpan().ContainsAnyExcept(Hexadecimal);

    public override string ToString() => Value;
}
