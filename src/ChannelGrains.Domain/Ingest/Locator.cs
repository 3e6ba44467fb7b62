namespace ChannelGrains.Domain.Ingest;

/// <summary>Where a transaction is stored: the version of its record and its place in it.</summary>
/// <param name="Value">version * 4096 + place; 0 is nowhere, since versions start at 1.</param>
public readonly record struct Locator(long Value) : IComparable<Locator>
{
    private const int PlaceBits = 12;

    public Locator(long version, int place)
        : this((version << PlaceBits) | (uint)place)
    {
    }

    public long Version => Value >> PlaceBits;

    public int Place => (int)(Value & ((1 << PlaceBits) - 1));

    public bool IsNone => Value == 0;

    public int CompareTo(Locator other) => Value.CompareTo(other.Value);

    public override string ToString() => $"{Version}.{Place}";

    /// <summary>Reads the text form "version.place".</summary>
    public static bool TryParse(string text, out Locator locator)
    {
        locator = default;
        var dot = text.IndexOf('.');
        if (dot <= 0
            || !long.TryParse(text.AsSpan(0, dot), System.Globalization.NumberStyles.None, null, out var version)
            || !int.TryParse(text.AsSpan(dot + 1), System.Globalization.NumberStyles.None, null, out var place)
            || version <= 0 || version > long.MaxValue >> PlaceBits || place >= 1 << PlaceBits)
            return false;
        locator = new Locator(version, place);
        return true;
    }
}
