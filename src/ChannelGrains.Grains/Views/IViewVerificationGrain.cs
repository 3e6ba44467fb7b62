using ChannelGrains.Markets.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Views;

/// <summary>Computes the views anew from the partners' journals and compares them with what they show.</summary>
public interface IViewVerificationGrain : IGrainWithIntegerKey
{
    /// <summary>Verifies the months of a period that was checked to be one of whole months, or every month when it names none.</summary>
    [ResponseTimeout("12:00:00")]
    Task<VerifyViewsResponse> Verify([Immutable] VerifyViewsRequest request);
}
