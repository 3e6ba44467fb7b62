using ChannelGrains.Fleet.Cast;

namespace ChannelGrains.Fleet.Fieldwork;

/// <summary>A partner that must not be paid before something is told.</summary>
/// <param name="Partner">Who.</param>
/// <param name="Condition">What holds it.</param>
/// <param name="Evidence">What shows that.</param>
/// <param name="By">What releases it, in words.</param>
/// <param name="ReleaseAsync">Tells that.</param>
/// <param name="IsReleasedAsync">Whether an earlier start has.</param>
internal sealed record Held(FleetPartner Partner, string Condition, string Evidence, string By, Func<Task> ReleaseAsync, Func<Task<bool>> IsReleasedAsync);
