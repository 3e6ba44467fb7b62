using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Grains.Sources;

/// <summary>Sources as a caller may see them whose key names some partners.</summary>
public static class OwnPartners
{
    /// <summary>Leaves of the partners that a source sends for the caller's own; false when it sends for none of them.</summary>
    public static bool TryNarrow(Source source, IReadOnlySet<string> own)
    {
        if (own.Count == 0 || source.AllowedPartnerIds.Count == 0)
            return true;
        var allowed = source.AllowedPartnerIds.Where(own.Contains).ToList();
        source.AllowedPartnerIds.Clear();
        source.AllowedPartnerIds.AddRange(allowed);
        return allowed.Count > 0;
    }
}
