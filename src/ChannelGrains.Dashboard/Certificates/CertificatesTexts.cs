namespace ChannelGrains.Dashboard.Certificates;

/// <summary>Names the texts of this folder.</summary>
internal sealed class CertificatesTexts;
