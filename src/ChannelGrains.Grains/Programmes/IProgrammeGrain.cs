using ChannelGrains.Grains.Journalled;
using ChannelGrains.Partners.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Programmes;

/// <summary>The company's one channel programme.</summary>
public interface IProgrammeGrain : IGrainWithStringKey
{
    Task<Answer<ProgrammeMessage>> Get();

    Task<Answer<ProgrammeMessage>> Update([Immutable] UpdateProgrammeRequest request, string principal);

    /// <summary>The durable programme, for the gateway's calendar.</summary>
    Task<Domain.Programmes.Programme> Read();

    /// <summary>The durable programme under which a partner is about to be created or an amount reported; its currency is fixed from then on.</summary>
    Task<Domain.Programmes.Programme> AdmitAmounts();
}
