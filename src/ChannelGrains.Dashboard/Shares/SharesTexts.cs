namespace ChannelGrains.Dashboard.Shares;

/// <summary>Names the texts of this folder.</summary>
internal sealed class SharesTexts;
