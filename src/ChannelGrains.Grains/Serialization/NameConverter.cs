using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Grains.Serialization;

/// <summary>Has names that arrive be those that the process shares.</summary>
[RegisterConverter]
internal sealed class NameConverter : IConverter<InternedName, NameInMessage>
{
    public InternedName ConvertFromSurrogate(in NameInMessage surrogate) => InternedName.Of(surrogate.Utf8);

    public NameInMessage ConvertToSurrogate(in InternedName value) => new() { Utf8 = value.Utf8 };
}
