namespace ChannelGrains.Campaigns.Views;

/// <summary>What a campaign on views does.</summary>
internal sealed record ViewsOptions
{
    /// <summary>Times that the server is killed, 1 or more.</summary>
    public int Rounds { get; init; } = 30;

    /// <summary>Partners, each with a cell in every category.</summary>
    public int Partners { get; init; } = 100_000;

    /// <summary>Batches a second while partners sell, each of a partner drawn at random.</summary>
    public int Rate { get; init; } = 4_000;

    public long Seed { get; init; } = 1;

    /// <summary>Settings for every start.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Told what each round did.</summary>
    public Action<string> Say { get; init; } = _ => { };
}
