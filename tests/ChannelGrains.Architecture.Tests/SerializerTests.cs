using Xunit;

namespace ChannelGrains.Architecture.Tests;

/// <summary>What grains are asked and answer goes to other processes whole.</summary>
public sealed class SerializerTests
{
    private const string Serialized = "GenerateSerializerAttribute";

    public static TheoryData<string> Rooms => [Layers.Domain, Layers.Grains];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Types_ThatGoToOtherProcesses_HaveBasesThatDo(string room)
    {
        var types = Layers.Load(room).GetTypes().Where(IsSerialized).ToList();
        Assert.NotEmpty(types);
        Assert.DoesNotContain(types, type => type.BaseType is { } parent && parent.Assembly == type.Assembly && !IsSerialized(parent));
    }

    private static bool IsSerialized(Type type) => type.GetCustomAttributesData().Any(attribute => attribute.AttributeType.Name == Serialized);
}
