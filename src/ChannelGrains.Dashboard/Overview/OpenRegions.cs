namespace ChannelGrains.Dashboard.Overview;

/// <summary>The regions of the tree that are open: paths with a line break between them, which no path has, as an address has them.</summary>
public sealed class OpenRegions(string? text)
{
    /// <summary>More are not shown open: each is a question of its own.</summary>
    public const int Max = 32;

    private const char Separator = '\n';

    private readonly string[] _open = [.. (text ?? "").Split(Separator, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(Max)];

    public bool Contains(string region) => Array.IndexOf(_open, region) >= 0;

    /// <summary>The address's text with one opened, or closed with all below it; null for none.</summary>
    public string? Toggled(string region)
    {
        var left = Contains(region) ? _open.Where(open => open != region && !open.StartsWith(region + "/", StringComparison.Ordinal)) : _open.Append(region);
        return string.Join(Separator, left.TakeLast(Max)) is { Length: > 0 } joined ? joined : null;
    }
}
