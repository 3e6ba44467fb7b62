using ChannelGrains.Domain.Ingest;

namespace ChannelGrains.Grains.Ingest;

/// <summary>What a record of transactions says beside the transactions.</summary>
/// <param name="LaneKey">What stands for the lane.</param>
/// <param name="Epoch">The lane's epoch; 0 for a keyed source.</param>
/// <param name="FirstSequence">Number of the first transaction; 0 for a keyed source.</param>
/// <param name="AtMicros">When it was taken.</param>
/// <param name="FirstPurchases">Customers whose first business day it sets or moves.</param>
internal readonly record struct BatchFacts(LaneKey LaneKey, long Epoch, long FirstSequence, long AtMicros, List<FirstBusinessDay> FirstPurchases);
