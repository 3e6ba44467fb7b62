namespace ChannelGrains.Dashboard.Partners;

/// <summary>Names the texts of this folder.</summary>
internal sealed class PartnersTexts;
