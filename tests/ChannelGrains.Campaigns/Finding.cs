namespace ChannelGrains.Campaigns;

/// <summary>One thing that is not as it must be.</summary>
internal sealed record Finding(FindingKind Kind, string Text)
{
    public override string ToString() => $"{Kind}: {Text}";
}
