namespace ChannelGrains.Grains.Views;

/// <summary>Computes the views anew from the partners' journals and compares them with what they show.</summary>
public interface IViewVerificationGrain : IGrainWithIntegerKey
{
    /// <summary>Verifies the views of some months, in months since 1970-01, or every view of every part when none are named.</summary>
    [ResponseTimeout("12:00:00")]
    Task<ViewVerification> Verify([Immutable] IReadOnlyList<int>? months);
}
