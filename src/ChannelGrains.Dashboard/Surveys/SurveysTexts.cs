namespace ChannelGrains.Dashboard.Surveys;

/// <summary>Names the texts of this folder.</summary>
internal sealed class SurveysTexts;
