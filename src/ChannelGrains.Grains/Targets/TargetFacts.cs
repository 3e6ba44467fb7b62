using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Targets;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Stored = ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Targets;

/// <summary>Targets between the domain and their durable form.</summary>
internal static class TargetFacts
{
    /// <summary>What a caller is answered who set a target: the version that the fact made.</summary>
    public static readonly FactAnswers<TargetVersion> Answers = new((fact, version) => new(ToDomain(fact.Targets.Set), version, fact.RecordedAtMicros, fact.Principal));

    /// <summary>What a caller is answered who allocated one: the allocation, on its way.</summary>
    public static readonly FactAnswers<Allocation> AllocationAnswers = new((fact, version) => Allocation.Of(ToDomain(fact.Targets.Allocated), version));

    /// <summary>What became of an allocation is answered to nobody but the grain itself.</summary>
    public static readonly FactAnswers<Domain.Targets.AllocationApplied> AppliedAnswers = new((fact, _) => ToDomain(fact.Targets.AllocationApplied));

    public static Stored.TargetSet ToFact(Domain.Targets.TargetSet set)
    {
        var minorUnit = Currencies.MinorUnitOf(set.CurrencyCode);
        var fact = new Stored.TargetSet
        {
            Scope = ToFact(set.Scope),
            FirstMonth = set.FirstMonth,
            WeekScheme = (int)set.WeekScheme,
            CurrencyCode = set.CurrencyCode,
            Amount = ToUnits(set.Amount, minorUnit),
            Weights = ToFact(set.Weights),
            ClosedMonths = set.ClosedMonths,
            Origin = set.Origin is { } origin ? ToFact(origin.Scope) : null,
            OriginVersion = set.Origin?.Version ?? 0,
            Number = set.Number,
            ProgrammeVersion = set.ProgrammeVersion,
        };
        fact.Months.AddRange(set.Months.Select(month => ToUnits(month, minorUnit)));
        return fact;
    }

    public static Domain.Targets.TargetSet ToDomain(Stored.TargetSet fact)
    {
        var minorUnit = Currencies.MinorUnitOf(fact.CurrencyCode);
        return new(
            ToDomain(fact.Scope), fact.FirstMonth, (WeekScheme)fact.WeekScheme, fact.CurrencyCode, ToAmount(fact.Amount, minorUnit), ToDomain(fact.Weights),
            [.. fact.Months.Select(month => ToAmount(month, minorUnit))], fact.ClosedMonths,
            fact.Origin is null ? null : new TargetOrigin(ToDomain(fact.Origin), fact.OriginVersion), fact.Number, fact.ProgrammeVersion);
    }

    public static Stored.TargetAllocated ToFact(Domain.Targets.TargetAllocated allocated)
    {
        var minorUnit = Currencies.MinorUnitOf(allocated.CurrencyCode);
        var fact = new Stored.TargetAllocated
        {
            Scope = ToFact(allocated.Scope),
            FirstMonth = allocated.FirstMonth,
            TargetVersion = allocated.TargetVersion,
            CurrencyCode = allocated.CurrencyCode,
            Method = (int)allocated.Method,
            Target = ToUnits(allocated.Target, minorUnit),
            Buffer = ToUnits(allocated.Buffer, minorUnit),
            Weights = ToFact(allocated.Weights),
        };
        fact.Parts.AddRange(allocated.Parts.Select(part => new TargetAllocatedPart { PartnerId = part.PartnerId, Target = ToUnits(part.Target, minorUnit) }));
        return fact;
    }

    public static Domain.Targets.TargetAllocated ToDomain(Stored.TargetAllocated fact)
    {
        var minorUnit = Currencies.MinorUnitOf(fact.CurrencyCode);
        return new(
            ToDomain(fact.Scope), fact.FirstMonth, fact.TargetVersion, fact.CurrencyCode, (AllocationMethod)fact.Method, ToAmount(fact.Target, minorUnit),
            ToAmount(fact.Buffer, minorUnit), ToDomain(fact.Weights), [.. fact.Parts.Select(part => new AllocatedPart(part.PartnerId, ToAmount(part.Target, minorUnit)))]);
    }

    public static Stored.AllocationApplied ToFact(Domain.Targets.AllocationApplied applied)
    {
        var fact = new Stored.AllocationApplied
        {
            Scope = ToFact(applied.Scope),
            FirstMonth = applied.FirstMonth,
            AllocationVersion = applied.AllocationVersion,
            Applied = applied.Applied,
            Refused = applied.Refused,
        };
        fact.Refusals.AddRange(applied.Refusals.Select(refused => new TargetRefusedPart { PartnerId = refused.PartnerId, Reason = refused.Reason, Message = refused.Message }));
        return fact;
    }

    public static Domain.Targets.AllocationApplied ToDomain(Stored.AllocationApplied fact) => new(
        ToDomain(fact.Scope), fact.FirstMonth, fact.AllocationVersion, fact.Applied, fact.Refused,
        [.. fact.Refusals.Select(refused => new RefusedPart(refused.PartnerId, refused.Reason, refused.Message))]);

    public static TargetScopeName ToFact(TargetScope scope) => new() { Kind = (int)scope.Kind, ChannelType = (int)scope.ChannelType, Name = scope.Name };

    public static TargetScope ToDomain(TargetScopeName fact) => new((TargetScopeKind)fact.Kind, (ChannelType)fact.ChannelType, fact.Name);

    public static long ToUnits(Amount amount, Amount minorUnit) => checked((long)(amount.Micros / minorUnit.Micros));

    public static Amount ToAmount(long units, Amount minorUnit) => new(units * minorUnit.Micros);

    private static TargetMonthWeights ToFact(TargetWeights weights)
    {
        var fact = new TargetMonthWeights { Basis = (int)weights.Basis };
        fact.Months.AddRange(weights.Months);
        return fact;
    }

    /// <summary>Equal weights, which most have, are shared.</summary>
    private static TargetWeights ToDomain(TargetMonthWeights fact) => fact.Basis == (int)WeightBasis.Equal && fact.Months.SequenceEqual(TargetWeights.Equal.Months)
        ? TargetWeights.Equal
        : new((WeightBasis)fact.Basis, [.. fact.Months]);
}
