using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>One inspector beside the others.</summary>
/// <param name="Name">Who; empty where several are shown together.</param>
/// <param name="Records">Records with a score.</param>
/// <param name="MeanScore">The mean of their scores, 0 to 100.</param>
public sealed record InspectorMean(string Name, int Records, Fraction MeanScore);
