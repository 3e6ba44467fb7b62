namespace ChannelGrains.Domain.Sources;

/// <summary>What a caller's key is held to: some ids, or all when it names none.</summary>
public static class OwnIds
{
    public static bool Allow(IReadOnlySet<string> own, string id) => own.Count == 0 || own.Contains(id);
}
