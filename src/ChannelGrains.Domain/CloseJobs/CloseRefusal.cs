namespace ChannelGrains.Domain.CloseJobs;

/// <summary>A partner that did not close.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="Reason">The reason of its refusal.</param>
/// <param name="Message">What to do about it.</param>
[GenerateSerializer, Immutable]
public sealed record CloseRefusal([property: Id(0)] string PartnerId, [property: Id(1)] string Reason, [property: Id(2)] string Message);
