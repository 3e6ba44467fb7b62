namespace ChannelGrains.Grains;

/// <summary>Sizes of pages, the same for every list.</summary>
public static class Pages
{
    public const int Largest = 1_000;
    private const int Default = 100;

    /// <summary>Bytes on the wire after which a page ends although it may have more rows, so that its size does not depend on what others have named or sent. A
    /// page has one row at least.</summary>
    public const int LargestBytes = 1 << 20;

    /// <summary>The size to answer: what was asked for up to the largest, the default where nothing was.</summary>
    public static int Size(int asked) => asked <= 0 ? Default : Math.Min(asked, Largest);
}
