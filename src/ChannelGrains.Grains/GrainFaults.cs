namespace ChannelGrains.Grains;

/// <summary>Switches that break a guarantee on purpose, so that a test can show that it would notice. All are off; the server warns when one is on.</summary>
public sealed class GrainFaults
{
    /// <summary>Takes every transaction for new.</summary>
    public bool SkipDuplicateCheck { get; init; }
}
