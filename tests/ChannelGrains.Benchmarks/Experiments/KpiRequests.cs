using System.Globalization;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Workloads;
using ChannelGrains.Kpi.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary>GetPartnerKpis of the month in which most of the feed's days lie, of partners as they sell.</summary>
internal static class KpiRequests
{
    private const int Requests = 50_000;

    public static Method<RawBytes, RawBytes> Method { get; } = RawBytes.Unary("channelgrains.kpi.v1.KpiService", "GetPartnerKpis");

    public static RawBytes[] Of(PartnerPopulation population, ulong seed)
    {
        var random = new SplitMix(seed);
        var draw = population.DrawOfAll();
        var period = DateTime.UtcNow.AddDays(-SaleWriter.Days / 2).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var requests = new RawBytes[Requests];
        for (var i = 0; i < Requests; i++)
            requests[i] = new RawBytes { Bytes = new GetPartnerKpisRequest { PartnerId = population.Ids[draw.Next(ref random)], Period = period }.ToByteArray() };
        return requests;
    }
}
