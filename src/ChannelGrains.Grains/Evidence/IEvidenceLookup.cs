using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Evidence;

/// <summary>Says which files have arrived for a partner: what names files as evidence is taken only when all of them have.</summary>
internal interface IEvidenceLookup
{
    /// <summary>Those that have not arrived for the partner, in the order in which they were asked for.</summary>
    /// <param name="grain">The partner's activation, which has the turn.</param>
    /// <param name="partner">What is known of it.</param>
    /// <param name="files">Each by the SHA-256 of its content in 64 lowercase hexadecimal digits, each once.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    ValueTask<IReadOnlyList<string>> MissingAsync(PartnerGrain grain, FoldedPartner partner, IReadOnlyCollection<string> files, CancellationToken cancellationToken);
}
