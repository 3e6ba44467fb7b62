
namespace ChannelGrains.Domain.Feedback;

/// <summary>What customers said of one partner.</summary>
[GenerateSerializer, Immutable]
public readonly record struct PartnerFeedbackSum([property: Id(0)] string PartnerId, [property: Id(1)] FeedbackSum Sum);
