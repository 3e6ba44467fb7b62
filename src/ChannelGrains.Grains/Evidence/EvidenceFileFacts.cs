using ChannelGrains.Domain.Evidence;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using EvidenceReceived = ChannelGrains.Domain.Evidence.EvidenceReceived;
using Stored = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Evidence;

/// <summary>Files of evidence between the domain and their durable form.</summary>
internal static class EvidenceFileFacts
{
    /// <summary>What a caller is answered who claimed a file that nobody had claimed.</summary>
    public static readonly FactAnswers<EvidenceReading> ReceivedAnswers = new((fact, version) => new(
        new EvidenceFile([new EvidenceClaim(fact.Principal, fact.RecordedAtMicros, ToDomain(fact.Evidence.Received), version)]), version));

    public static Stored.EvidenceFact ToFact(Domain.Evidence.EvidenceFact fact) => fact switch
    {
        EvidenceReceived received => new Stored.EvidenceFact { Received = ToFact(received) },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} has no durable form."),
    };

    /// <summary>Null for a kind that this version does not know.</summary>
    public static Domain.Evidence.EvidenceFact? ToDomain(Stored.EvidenceFact fact) => fact.KindCase switch
    {
        Stored.EvidenceFact.KindOneofCase.Received => ToDomain(fact.Received),
        _ => null,
    };

    /// <summary>A file as the index has it.</summary>
    public static byte[] ToEntry(EvidenceFile file)
    {
        var entry = new EvidenceEntry();
        entry.Claims.AddRange(file.Claims.Select(claim => new EvidenceEntryClaim
        {
            Principal = claim.Principal,
            ReceivedAtMicros = claim.ReceivedAtMicros,
            Received = ToFact(claim.Received),
            Version = claim.Version,
        }));
        return entry.ToByteArray();
    }

    public static EvidenceFile OfEntry(ReadOnlySpan<byte> entry) => new(
        [.. EvidenceEntry.Parser.ParseFrom(entry).Claims.Select(claim => new EvidenceClaim(claim.Principal, claim.ReceivedAtMicros, ToDomain(claim.Received), claim.Version))]);

    private static Stored.EvidenceReceived ToFact(EvidenceReceived received)
    {
        var fact = new Stored.EvidenceReceived
        {
            Sha256 = ByteString.CopyFrom(Convert.FromHexString(received.Sha256)),
            SizeBytes = received.SizeBytes,
            MediaType = received.MediaType,
            Place = received.Place,
            Device = received.Device,
            IsFirst = received.IsFirst,
        };
        if (received.TakenAtMicros is { } takenAt)
            fact.TakenAtMicros = takenAt;
        return fact;
    }

    private static EvidenceReceived ToDomain(Stored.EvidenceReceived fact) => new(
        Convert.ToHexStringLower(fact.Sha256.Span), fact.SizeBytes, fact.MediaType, fact.HasTakenAtMicros ? fact.TakenAtMicros : null, fact.Place, fact.Device, fact.IsFirst);
}
