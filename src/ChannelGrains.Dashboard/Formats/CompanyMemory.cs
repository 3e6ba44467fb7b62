namespace ChannelGrains.Dashboard.Formats;

/// <summary>The programme as it was read last.</summary>
internal sealed class CompanyMemory
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private volatile Kept? _kept;

    public ChannelGrains.Partners.V1.Programme? Last => _kept?.Programme;

    public ChannelGrains.Partners.V1.Programme? Find() => _kept is { } kept && TimeProvider.System.GetElapsedTime(kept.At) < Fresh ? kept.Programme : null;

    public void Keep(ChannelGrains.Partners.V1.Programme programme) => _kept = new Kept(programme, TimeProvider.System.GetTimestamp());

    private sealed record Kept(ChannelGrains.Partners.V1.Programme Programme, long At);
}
