namespace ChannelGrains.Grains.Lifecycle;

/// <summary>The records of a partner's journal that are steps of its life, but for the first record. What they say is read from the journal.</summary>
internal sealed class StepVersions
{
    private readonly List<long> _versions = [];

    public IReadOnlyList<long> All => _versions;

    public void Add(long version) => _versions.Add(version);
}
