using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Grains.CloseJobs;

/// <summary>A partner could not close for a reason that passes, so that it is asked again.</summary>
public sealed class CloseJobPutOffException(string name, Refusal refusal) : Exception($"{name}: {refusal.Reason}: {refusal.Message}");
