namespace ChannelGrains.Dashboard.Naming;

/// <summary>Names the texts of this folder.</summary>
internal sealed class NamingTexts;
