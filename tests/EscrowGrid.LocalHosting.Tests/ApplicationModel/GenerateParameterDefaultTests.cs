namespace EscrowGrid.LocalHosting.Tests.ApplicationModel;

public sealed class GenerateParameterDefaultTests
{
    [Fact]
    public void Value_AskedForTwice_IsNotTheSame()
    {
        var generator = new GenerateParameterDefault { MinLength = 22 };

        Assert.NotEqual(generator.GetDefaultValue(), generator.GetDefaultValue());
        Assert.Equal(22, generator.GetDefaultValue().Length);
    }

    [Fact]
    public void Value_WithMinimums_HoldsThem()
    {
        var generator = new GenerateParameterDefault
        {
            MinLength = 4,
            MinLower = 2,
            MinUpper = 3,
            MinNumeric = 4,
            MinSpecial = 5,
        };

        var value = generator.GetDefaultValue();

        Assert.Equal(14, value.Length);
        Assert.Equal(2, value.Count(char.IsAsciiLetterLower));
        Assert.Equal(3, value.Count(char.IsAsciiLetterUpper));
        Assert.Equal(4, value.Count(char.IsAsciiDigit));
        Assert.Equal(5, value.Count(GenerateParameterDefault.SpecialCharacters.Contains));
    }

    [Fact]
    public void Value_WithoutSpecial_HoldsLettersAndDigitsOnly()
    {
        var value = new GenerateParameterDefault { MinLength = 500, Special = false }.GetDefaultValue();

        Assert.All(value, character => Assert.True(char.IsAsciiLetterOrDigit(character)));
    }
}
