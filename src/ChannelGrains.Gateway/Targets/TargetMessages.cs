using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Gateway.Markets;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Targets;
using ChannelGrains.Targets.V1;
using Wire = ChannelGrains.Targets.V1;

namespace ChannelGrains.Gateway.Targets;

/// <summary>Targets between the wire and the domain.</summary>
internal static class TargetMessages
{
    public static SetTarget ToCommand(SetTargetRequest request, Domain.Targets.TargetScope scope) =>
        new(scope, request.Year, MarketMessages.ToStated(request.Amount), ToWeights(request.Weights), request.Etag);

    public static AllocateTarget ToCommand(AllocateTargetRequest request, Domain.Targets.TargetScope scope) => new(
        scope, request.Year, (Domain.Targets.AllocationMethod)request.Method, MarketMessages.ToStated(request.Buffer),
        [.. request.Parts.Select(part => new GivenPart(part.PartnerId, MarketMessages.ToStated(part.Target)))]);

    public static SetTargetResponse ToSetResponse(TargetVersion target)
    {
        var response = new SetTargetResponse { Target = ToMessage(target), Cascade = ToMessage(Cascade.Of(target), target.Set.CurrencyCode) };
        response.IsoWeeks.AddRange(Cascade.IsoWeeks(target).Select(week => ToMessage(week, target.Set.CurrencyCode)));
        return response;
    }

    public static GetTargetResponse ToResponse(TargetVersion target, TargetReading reading)
    {
        var response = new GetTargetResponse
        {
            Target = ToMessage(target),
            Cascade = ToMessage(Cascade.Of(target), target.Set.CurrencyCode),
            JournalVersion = reading.Version,
        };
        response.IsoWeeks.AddRange(Cascade.IsoWeeks(target).Select(week => ToMessage(week, target.Set.CurrencyCode)));
        response.Versions.AddRange(reading.Versions.Select(ToListed));
        return response;
    }

    /// <summary>Without its weights.</summary>
    public static Target ToListed(TargetVersion version)
    {
        var message = ToMessage(version);
        message.Weights = null;
        return message;
    }

    public static PreviewWeightsResponse ToResponse(LastYearReading reading)
    {
        var weights = reading.Weights;
        var sum = weights.Months.Aggregate(Int128.Zero, (total, weight) => total + weight);
        var response = new PreviewWeightsResponse { Weights = ToMessage(sum > 0 ? weights : weights with { Months = [] }), AsOf = Timestamps.FromMicros(reading.AsOfMicros) };
        response.Months.AddRange(reading.Nets.Select((net, place) => new MonthWeight
        {
            Period = Period.OfMonth(reading.FirstMonth + place).Id,
            Net = Moneys.ToMessage(net, reading.CurrencyCode),
            Weight = weights.Months[place],
            Share = RatioMessages.ToMessage(DecimalRatio.Of(weights.Months[place], sum)),
        }));
        return response;
    }

    public static Wire.Allocation ToMessage(Domain.Targets.Allocation allocation, string year)
    {
        var currency = allocation.CurrencyCode;
        var message = new Wire.Allocation
        {
            Scope = TargetScopes.ToMessage(allocation.Scope),
            Year = year,
            JournalVersion = allocation.Version,
            TargetEtag = allocation.TargetEtag,
            Method = (Wire.AllocationMethod)allocation.Method,
            Target = Moneys.ToMessage(allocation.Target, currency),
            Buffer = Moneys.ToMessage(allocation.Buffer, currency),
            Allocated = Moneys.ToMessage(allocation.Allocated, currency),
            Gap = Moneys.ToMessage(allocation.Gap, currency),
            Excess = Moneys.ToMessage(allocation.Excess, currency),
            PartCount = allocation.PartCount,
            Applied = allocation.Applied is not null,
            AppliedCount = allocation.Applied?.Applied ?? 0,
            RefusedCount = allocation.Applied?.Refused ?? 0,
        };
        message.Refusals.AddRange((allocation.Applied?.Refusals ?? []).Select(refused =>
            new Wire.RefusedPart { PartnerId = refused.PartnerId, Reason = refused.Reason, Message = refused.Message }));
        return message;
    }

    public static GetAllocationResponse ToResponse(AllocationReading reading, string year)
    {
        var response = new GetAllocationResponse { Allocation = ToMessage(reading.Allocation, year), NextPageToken = reading.Last };
        response.Parts.AddRange(reading.Parts.Select(part =>
            new Wire.AllocatedPart { PartnerId = part.PartnerId, Target = Moneys.ToMessage(part.Target, reading.Allocation.CurrencyCode) }));
        return response;
    }

    public static Wire.Pace ToMessage(Domain.Targets.Pace pace, BusinessDay today, string currency) => new()
    {
        Target = Moneys.ToMessage(pace.Target, currency),
        Net = Moneys.ToMessage(pace.Net, currency),
        Attainment = RatioMessages.ToMessage(pace.Attainment),
        Today = today.ToString(),
        SellingDays = pace.SellingDays,
        SellingDaysGone = pace.SellingDaysGone,
        SellingDaysLeft = pace.SellingDaysLeft,
        Linear = ToMessage(pace.Linear, currency),
        Seasonal = ToMessage(pace.Seasonal, currency),
        RequiredPerSellingDay = pace.RequiredPerDay is { } required ? Moneys.ToMessage(required, currency) : null,
    };

    private static Wire.PaceLine ToMessage(Domain.Targets.PaceLine line, string currency) => new()
    {
        TargetToDate = Moneys.ToMessage(line.ToDate, currency),
        Gap = Moneys.ToMessage(line.Gap, currency),
        ProjectedAttainment = RatioMessages.ToMessage(line.Projected),
    };

    private static Target ToMessage(TargetVersion version) => new()
    {
        Scope = TargetScopes.ToMessage(version.Set.Scope),
        Year = version.Year.Id,
        Amount = Moneys.ToMessage(version.Set.Amount, version.Set.CurrencyCode),
        Weights = ToMessage(version.Set.Weights),
        Version = version.Set.Number,
        ClosedMonths = version.ClosedMonths,
        SetAt = Timestamps.FromMicros(version.SetAtMicros),
        SetBy = version.SetBy,
        Origin = version.Set.Origin is { } origin ? new() { Scope = TargetScopes.ToMessage(origin.Scope), JournalVersion = origin.Version } : null,
        Etag = version.Etag,
    };

    private static Wire.TargetWeights ToMessage(Domain.Targets.TargetWeights weights)
    {
        var message = new Wire.TargetWeights { Basis = (Wire.WeightBasis)weights.Basis };
        message.Months.AddRange(weights.Months);
        return message;
    }

    private static Domain.Targets.TargetWeights ToWeights(Wire.TargetWeights? message) =>
        message is null ? Domain.Targets.TargetWeights.Unsaid : new((Domain.Targets.WeightBasis)message.Basis, [.. message.Months]);

    private static Wire.TargetPart ToMessage(Domain.Targets.TargetPart part, string currency)
    {
        var message = new Wire.TargetPart
        {
            Period = part.Period.Id,
            FirstDay = part.FirstDay.ToString(),
            LastDay = part.LastDay.ToString(),
            Target = Moneys.ToMessage(part.Target, currency),
            Kept = part.IsKept,
        };
        message.Parts.AddRange(part.Parts.Select(inner => ToMessage(inner, currency)));
        return message;
    }
}
