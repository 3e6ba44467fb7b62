namespace ChannelGrains.Campaigns.Crash;

/// <summary>What one round draws from the seed.</summary>
internal sealed record CrashRound
{
    public required IReadOnlyDictionary<string, string?> Settings { get; init; }

    /// <summary>Acknowledged batches after which the server dies while senders resume; null when it lives until the load.</summary>
    public required int? KillWhileSettlingAfter { get; init; }

    /// <summary>The end of the load as acknowledged batches; null when it is a time.</summary>
    public required int? KillAfterBatches { get; init; }

    public required TimeSpan KillAfter { get; init; }

    public static CrashRound Draw(Random random, IReadOnlyDictionary<string, string?> fixedSettings)
    {
        var settings = new Dictionary<string, string?>();
        // Small files and checkpoints make rolls and checkpoints happen around kills.
        if (random.Next(3) > 0)
        {
            settings["Journal:SegmentMiB"] = $"{(random.Next(2) == 0 ? 1 : 4)}";
            settings["Journal:CheckpointMiB"] = "1";
        }
        foreach (var (name, value) in fixedSettings)
            settings[name] = value;
        return new CrashRound
        {
            Settings = settings,
            KillWhileSettlingAfter = random.Next(5) == 0 ? 1 + random.Next(20) : null,
            KillAfterBatches = random.Next(2) == 0 ? 1 + random.Next(400) : null,
            KillAfter = TimeSpan.FromMilliseconds(100 + random.Next(700)),
        };
    }
}
