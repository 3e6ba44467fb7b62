using ChannelGrains.Protocol;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using Xunit;

namespace ChannelGrains.Architecture.Tests;

/// <summary>What a method of the API is allowed, held to and bounded by stands with it in its proto, so that no list in the code has to be kept.</summary>
public sealed class MethodListTests
{
    public static TheoryData<string> Projects => [.. Layers.Names.Where(name => name != Layers.Protocol)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Code_OfAProject_NamesNoMethodInFull(string project)
    {
        var named = from text in Texts(project)
                    where ApiMethods.All.Any(method => text.Text.Contains($"{method.Service.FullName}/{method.Name}", StringComparison.Ordinal))
                    select $"{text.Type}: {text.Text}";
        Assert.Empty(named);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Types_OfAProject_NameMethodsOfOneServiceAtMost(string project)
    {
        var services = ApiMethods.All.ToLookup(method => method.Name, method => method.Service.FullName);
        var lists = from text in Texts(project)
                    from service in services[text.Text]
                    group service by text.Type into type
                    where type.Distinct().Count() > 1
                    select type.Key;
        Assert.Empty(lists);
    }

    private static List<(string Type, string Text)> Texts(string project)
    {
        using var module = ModuleDefinition.ReadModule(Layers.PathOf(project));
        return
        [
            .. from type in module.GetAllTypes()
               from method in type.Methods
               where method.HasBody
               from instruction in method.Body.Instructions
               where instruction.OpCode == OpCodes.Ldstr
               select ((type.DeclaringType ?? type).FullName, (string)instruction.Operand),
        ];
    }
}
