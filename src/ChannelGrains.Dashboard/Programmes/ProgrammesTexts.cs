namespace ChannelGrains.Dashboard.Programmes;

/// <summary>Names the texts of this folder.</summary>
internal sealed class ProgrammesTexts;
