namespace ChannelGrains.Dashboard.Discipline;

/// <summary>Names the texts of this folder.</summary>
internal sealed class DisciplineTexts;
