namespace ChannelGrains.Dashboard.Payments;

/// <summary>Names the texts of this folder.</summary>
internal sealed class PaymentsTexts;
