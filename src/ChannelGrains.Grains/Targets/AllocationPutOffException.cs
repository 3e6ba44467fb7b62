using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Grains.Targets;

/// <summary>A part of an allocation could not be taken for a reason that passes, so that it is asked for again.</summary>
public sealed class AllocationPutOffException(string name, Refusal refusal) : Exception($"{name}: {refusal.Reason}: {refusal.Message}");
