namespace ChannelGrains.Dashboard.Calling;

/// <summary>Names the texts of this folder.</summary>
internal sealed class CallingTexts;
