using System.Diagnostics.CodeAnalysis;

namespace ChannelGrains.Domain.Refusals;

/// <summary>Either a value or the refusal that stands in its place. The default value is neither and must not be used.</summary>
[GenerateSerializer, Immutable]
public readonly record struct Outcome<T>
{
    private Outcome(T? value, Refusal? refusal)
    {
        Value = value;
        Refusal = refusal;
    }

    /// <summary>Set exactly when <see cref="Refusal"/> is null.</summary>
    [Id(0)]
    public T? Value { get; private init; }

    [Id(1)]
    public Refusal? Refusal { get; private init; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsRefused => Refusal is not null;

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    /// <summary>The value. Throws when there is none: for callers that have ruled the refusal out.</summary>
    public T Require() => IsRefused
        ? throw new InvalidOperationException($"Refused where a value is required: {Refusal.Reason}: {Refusal.Message}")
        : Value;
}
