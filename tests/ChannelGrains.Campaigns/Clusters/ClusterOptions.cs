namespace ChannelGrains.Campaigns.Clusters;

/// <summary>What a campaign on a cluster does.</summary>
internal sealed record ClusterOptions
{
    /// <summary>Times that each kind of fault is made, 1 or more.</summary>
    public int Rounds { get; init; } = 10;

    public long Seed { get; init; } = 1;

    /// <summary>Only faults whose name contains this; empty is all.</summary>
    public string Only { get; init; } = "";

    /// <summary>A ChannelGrains.Server.dll of another version, with which the cluster begins; null for none.</summary>
    public string? Against { get; init; }

    /// <summary>Told what each fault did.</summary>
    public Action<string> Say { get; init; } = _ => { };
}
