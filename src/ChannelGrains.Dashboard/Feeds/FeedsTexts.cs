namespace ChannelGrains.Dashboard.Feeds;

/// <summary>Names the texts of this folder.</summary>
internal sealed class FeedsTexts;
